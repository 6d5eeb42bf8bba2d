namespace HospitalCrm.Web.Complaints.Praise;

/// <summary>Names the texts of praise and suggestions.</summary>
public sealed class PraiseTexts;
