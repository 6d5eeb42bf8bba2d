namespace HospitalCrm.Web.Security;

/// <summary>Marks the texts of this room.</summary>
public sealed class SecurityTexts;
