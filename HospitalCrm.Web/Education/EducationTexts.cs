namespace HospitalCrm.Web.Education;

/// <summary>The texts of the room; see the two .resx beside it.</summary>
public sealed class EducationTexts;
