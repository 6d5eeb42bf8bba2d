namespace HospitalCrm.Web.Messaging;

/// <summary>Names the texts of this room.</summary>
public sealed class MessagingTexts;
