namespace HospitalCrm.Web.Archive;

/// <summary>The texts of the room; see the two .resx beside it.</summary>
public sealed class ArchiveTexts;
