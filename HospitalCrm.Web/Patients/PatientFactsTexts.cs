namespace HospitalCrm.Web.Patients;

/// <summary>Texts of what an archive holds beyond the basics: facts, relations, consents, requests, classes, duplicates, enterprises.</summary>
public sealed class PatientFactsTexts;
