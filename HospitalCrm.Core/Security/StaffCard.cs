namespace HospitalCrm.Core.Security;

/// <summary>A member of staff with what the form does not edit.</summary>
/// <param name="HasPhoto">Its address is <c>/staff/{id}/photo</c>.</param>
public sealed record StaffCard(StaffForm Form, IReadOnlyList<string> Roles, DateTimeOffset? LeftAt, bool HasPhoto);
