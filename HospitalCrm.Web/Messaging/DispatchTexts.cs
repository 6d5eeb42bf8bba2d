namespace HospitalCrm.Web.Messaging;

/// <summary>Marks the texts of sending, delivery and replies.</summary>
public sealed class DispatchTexts;
