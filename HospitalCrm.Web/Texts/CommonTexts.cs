namespace HospitalCrm.Web.Texts;

/// <summary>Words every room uses.</summary>
public sealed class CommonTexts;
