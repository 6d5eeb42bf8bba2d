using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Notices;

/// <summary>What is to be said to a patient, and about what.</summary>
/// <param name="Subject">The stay, report or visit it is about, as its source calls it: with the day, it is told once.</param>
/// <param name="On">The day it is about.</param>
/// <param name="Values">By the template's placeholders, without the patient's name.</param>
public sealed record NoticeDraft(Id<Patient> PatientId, string Subject, DateOnly On, IReadOnlyDictionary<string, object?> Values)
{
    public required string Template { get; init; }

    public string? Department { get; init; }

    /// <summary>Only to his own number, never to a shared one.</summary>
    public bool IsConfidential { get; init; }

    /// <summary>What else the same message tells of: each is told once too.</summary>
    public IReadOnlyList<NoticeAlso> Also { get; init; } = [];

    /// <summary>How long a reply is taken as its answer; null: it asks nothing.</summary>
    public TimeSpan? Asks { get; init; }

    /// <summary>He was asked the like a short while ago: marked, and left in peace.</summary>
    public bool IsSkipped { get; init; }

    /// <summary>The stay or visit here.</summary>
    public Id<Encounter>? EncounterId { get; init; }

    /// <summary>As others than the patient may read it.</summary>
    public NoticeDraft WithoutFigures() => Values.ContainsKey(LabSubjects.Figures) ? this with { Values = Values.Where(value => value.Key != LabSubjects.Figures).ToDictionary() } : this;
}

/// <summary>Another matter in the same message.</summary>
public sealed record NoticeAlso(Id<Patient> PatientId, string Subject, DateOnly On);
