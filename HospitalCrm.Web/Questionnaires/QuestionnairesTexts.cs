namespace HospitalCrm.Web.Questionnaires;

/// <summary>Names the texts of this room.</summary>
public sealed class QuestionnairesTexts;
