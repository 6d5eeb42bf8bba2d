namespace HospitalCrm.Web.Complaints.Learning;

/// <summary>Names the texts of corrective action, meetings and monthly reviews.</summary>
public sealed class LearningTexts;
