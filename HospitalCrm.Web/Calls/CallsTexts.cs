namespace HospitalCrm.Web.Calls;

/// <summary>Names the texts of this room.</summary>
public sealed class CallsTexts;
