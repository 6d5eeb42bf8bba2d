namespace HospitalCrm.Web.Security;

/// <summary>Marks the texts of roles, rights, masks and emergency access.</summary>
public sealed class RightsTexts;
