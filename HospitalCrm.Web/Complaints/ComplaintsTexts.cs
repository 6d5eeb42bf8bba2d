namespace HospitalCrm.Web.Complaints;

/// <summary>Names the texts of this room.</summary>
public sealed class ComplaintsTexts;
