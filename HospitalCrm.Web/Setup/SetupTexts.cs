namespace HospitalCrm.Web.Setup;

/// <summary>Marks the texts of the first run.</summary>
public sealed class SetupTexts;
