namespace HospitalCrm.Web.Inquiries;

/// <summary>Names the texts of inquiries and knowledge.</summary>
public sealed class InquiryTexts;
