namespace HospitalCrm.Web.Security;

/// <summary>The texts of connected systems; see the two .resx beside it.</summary>
public sealed class SystemsTexts;
