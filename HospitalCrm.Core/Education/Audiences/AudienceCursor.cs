using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Education.Audiences;

/// <summary>How far a walk through audiences has come: it goes on from here after any stop.</summary>
/// <param name="Audience">Which of them.</param>
/// <param name="Disease">Which disease of its keywords, in ordinal order; null before the first, or without keywords.</param>
/// <param name="Source">0: the visits called by it; 1: its further diagnoses.</param>
/// <param name="After">The last patient that was read there.</param>
public sealed record AudienceCursor(int Audience, string? Disease, int Source, Guid? After)
{
    public static readonly AudienceCursor Start = new(0, null, 0, null);

    internal AudienceCursor Past(Id<Patient> patient) => this with { After = patient.Value };

    internal AudienceCursor AtDisease(string disease) => new(Audience, disease, 0, null);

    internal AudienceCursor AtFurther() => this with { Source = 1, After = null };

    internal AudienceCursor AtNext() => new(Audience + 1, null, 0, null);
}

/// <param name="Next">Null: that was the last page.</param>
public sealed record AudiencePage(IReadOnlyList<AudienceMember> Members, AudienceCursor? Next);

public sealed record AudienceMember(Id<Patient> Patient, Id<Person> Person);
