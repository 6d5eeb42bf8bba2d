namespace HospitalCrm.Web.FollowUps;

/// <summary>Names the texts of this room.</summary>
public sealed class FollowUpsTexts;
