namespace HospitalCrm.Web.Complaints;

/// <summary>Texts of papers, attachments, ledger and analysis.</summary>
public sealed class ComplaintPapersTexts;
