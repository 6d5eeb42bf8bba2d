namespace HospitalCrm.Core.Security;

/// <summary>A right that a default role was given, or not, by some version of the product: it is offered once, so that what the hospital changed stays changed.</summary>
public sealed class RoleOffer(string roleCode, string permission)
{
    public string RoleCode { get; private set; } = roleCode;

    public string Permission { get; private set; } = permission;
}
