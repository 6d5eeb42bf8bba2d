namespace HospitalCrm.Core.Data.Seeding;

/// <summary>One time in the hospital.</summary>
/// <param name="KindCode">CV09.00.404: 1 门诊, 2 急诊, 3 住院.</param>
/// <param name="EndedAt">The discharge; null for a patient still in the ward, and the end of the visit otherwise.</param>
/// <param name="DiagnosisCode">ICD-10, as far as a demo needs it.</param>
public sealed record DemoEncounter(
    string VisitNo,
    char KindCode,
    string DepartmentCode,
    string Department,
    string Doctor,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    string DiagnosisCode,
    string Diagnosis)
{
    public const char Outpatient = '1';
    public const char Emergency = '2';
    public const char Inpatient = '3';
}
