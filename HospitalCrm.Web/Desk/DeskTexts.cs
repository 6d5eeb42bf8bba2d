namespace HospitalCrm.Web.Desk;

public sealed class DeskTexts;
