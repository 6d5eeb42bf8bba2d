using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Encounters;

/// <summary>就诊: a summary fact of one visit, stay or check-up; the details stay in the clinical systems (S2-1.4).</summary>
public sealed class Encounter : Entity<Encounter>, IClinical
{
    public const string SummaryPurpose = "Encounter.Summary";
    public const string AdvicePurpose = "Encounter.Advice";
    public const string ConclusionPurpose = "Encounter.Conclusion";
    public const string NextVisitNotePurpose = "Encounter.NextVisitNote";

    private Encounter()
    {
    }

    public Encounter(Patient patient, EncounterKind kind, string departmentCode, DateOnly startedOn)
        : this(patient.Id, kind, departmentCode, startedOn) =>
        patient.NoteVisit(startedOn);

    public Encounter(Id<Patient> patientId, EncounterKind kind, string departmentCode, DateOnly startedOn)
    {
        PatientId = patientId;
        Kind = kind;
        DepartmentCode = departmentCode;
        StartedOn = startedOn;
    }

    public Id<Patient> PatientId { get; private set; }

    /// <summary>The connected system that told it; null for a visit that was entered here.</summary>
    public string? SourceCode { get; private set; }

    /// <summary>The number of the visit, the stay or the check-up there.</summary>
    public string? SourceKey { get; private set; }

    /// <summary>What its facts call it (<see cref="VisitKeys"/>).</summary>
    public string? VisitKey { get; private set; }

    public EncounterKind Kind { get; private set; }

    /// <summary>Empty for a check-up: it has no department of its own.</summary>
    public string DepartmentCode { get; private set; } = "";

    /// <summary>病区, where the hospital system told.</summary>
    public string? WardCode { get; private set; }

    public string? BedNo { get; private set; }

    /// <summary>主管医生's user code, where the hospital system told.</summary>
    public string? DoctorNo { get; private set; }

    public DateOnly StartedOn { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    /// <summary>Registered or admitted, to the minute.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>Discharged, to the minute; null while in the ward.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>An outpatient was seen by a doctor; null while he waits.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    /// <summary>住院号.</summary>
    public string? InpatientNo { get; private set; }

    /// <summary>住院次数.</summary>
    public int? Times { get; private set; }

    /// <summary>治疗结果, a code of <see cref="ClinicalCodes.Outcomes"/>.</summary>
    public string? Outcome { get; private set; }

    /// <summary>离院方式, a code of <see cref="ClinicalCodes.DischargeWays"/>.</summary>
    public string? DischargeWay { get; private set; }

    public string? DiagnosisCode { get; private set; }

    public string? DiagnosisName { get; private set; }

    /// <summary>门诊摘要 or 出院小结.</summary>
    public Sealed? Summary { get; private set; }

    /// <summary>出院医嘱, or what the check-up advises.</summary>
    public Sealed? Advice { get; private set; }

    /// <summary>复诊 or next check-up; null = none ordered.</summary>
    public DateOnly? NextVisitOn { get; private set; }

    /// <summary>What for; may go into the reminder.</summary>
    public Sealed? NextVisitNote { get; private set; }

    /// <summary>体检套餐.</summary>
    public string? Package { get; private set; }

    /// <summary>协议单位 of a check-up; null = private.</summary>
    public string? OrganisationName { get; private set; }

    /// <summary>总检结论.</summary>
    public Sealed? Conclusion { get; private set; }

    /// <summary>Of a check-up; null = not judged.</summary>
    public bool? IsAbnormal { get; private set; }

    /// <summary>The check-up's report came out.</summary>
    public DateTimeOffset? ReportedAt { get; private set; }

    /// <summary>The conclusion must not stand in a message.</summary>
    public bool IsSensitive { get; private set; }

    /// <summary>Cancelled at the source: seen nowhere any more, and stays.</summary>
    public bool IsCancelled { get; private set; }

    Guid? IAudited.AuditPatient => PatientId.Value;

    public void Diagnose(string? code, string? name)
    {
        DiagnosisCode = code;
        DiagnosisName = name;
        if (!string.IsNullOrEmpty(name))
        {
            Raise(new DiseaseNamed(name));
        }
    }

    public void Attend(string? wardCode, string? doctorNo) => (WardCode, DoctorNo) = (wardCode, doctorNo);

    public void Discharge(DateOnly on) => EndedOn = on;

    /// <summary>Where it comes from, and what its facts call it.</summary>
    public void ComeFrom(string sourceCode, string sourceKey, string visitKey) => (SourceCode, SourceKey, VisitKey) = (sourceCode, sourceKey, visitKey);

    /// <summary>The source corrected whose it is, what kind or where.</summary>
    public void Correct(Id<Patient> patientId, EncounterKind kind, string departmentCode) => (PatientId, Kind, DepartmentCode) = (patientId, kind, departmentCode);

    /// <summary>From when to when; no end again after a discharge was taken back.</summary>
    public void Last(DateTimeOffset startedAt, DateTimeOffset? endedAt, DateTimeOffset? seenAt = null)
    {
        StartedAt = startedAt;
        StartedOn = Day(startedAt);
        EndedAt = endedAt;
        EndedOn = endedAt is { } end ? Day(end) : null;
        SeenAt = seenAt;
    }

    public void Lie(string? inpatientNo, int? times, string? bedNo) => (InpatientNo, Times, BedNo) = (inpatientNo, times, bedNo);

    public void Leave(string? outcome, string? way) => (Outcome, DischargeWay) = (outcome, way);

    public void Summarise(Sealed? summary, Sealed? advice) => (Summary, Advice) = (summary, advice);

    public void Return(DateOnly? on, Sealed? note) => (NextVisitOn, NextVisitNote) = (on, note);

    public void Check(string? package, string? organisationName, Sealed? conclusion, bool? isAbnormal, DateTimeOffset? reportedAt, bool isSensitive) =>
        (Package, OrganisationName, Conclusion, IsAbnormal, ReportedAt, IsSensitive) = (package, organisationName, conclusion, isAbnormal, reportedAt, isSensitive);

    public void Cancel(bool isCancelled) => IsCancelled = isCancelled;

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(HospitalZone.Local(at).DateTime);
}

/// <summary>CV09.00.404, and the check-up.</summary>
public enum EncounterKind
{
    Outpatient,
    Emergency,
    Inpatient,
    CheckUp,
}
