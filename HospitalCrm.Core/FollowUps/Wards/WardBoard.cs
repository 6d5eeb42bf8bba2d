namespace HospitalCrm.Core.FollowUps.Wards;

/// <summary>护士长: how the ward's follow-ups stand. Every figure is the number of rows of the list its page links to.</summary>
public sealed record WardBoard
{
    public required WardPlace Place { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>The first day of the span lost and done ones are counted over; today is its last.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day that is overdue: what was to be done on it, or before, is late.</summary>
    public required DateOnly OverdueTo { get; init; }

    /// <summary>Who left today.</summary>
    public required int Discharges { get; init; }

    /// <summary>Those of them a follow-up is planned for.</summary>
    public required int DischargesPlanned { get; init; }

    public required int Due { get; init; }

    public required int Overdue { get; init; }

    /// <summary>The day of the one that waits longest; null when none is overdue.</summary>
    public required DateOnly? OldestDueOn { get; init; }

    public required int Held { get; init; }

    public required int NumberNeeded { get; init; }

    public required int Lost { get; init; }

    public required int DoneToday { get; init; }

    public required int Done { get; init; }

    public required IReadOnlyList<WardNurse> Nurses { get; init; }

    /// <summary>Who left today, the first few.</summary>
    public required IReadOnlyList<WardDischarge> Left { get; init; }

    /// <summary>To whom follow-ups may be given.</summary>
    public required IReadOnlyList<WardChoice> Callers { get; init; }

    /// <summary>What may be looked at instead; empty for whoever has one department.</summary>
    public required IReadOnlyList<WardChoice> Departments { get; init; }

    public required IReadOnlyList<WardChoice> Wards { get; init; }
}

/// <param name="StaffNo">Null: those nobody is named for.</param>
/// <param name="HasLeft">Gone, and still named for some.</param>
/// <param name="Open">Named for, waiting and planned ones too.</param>
/// <param name="Held">Has on the telephone now, whoever is named for it.</param>
public sealed record WardNurse(string? StaffNo, string Name, bool HasLeft, int Open, int Due, int Overdue, int Held, int DoneToday, int Done);

/// <param name="Patient">As the reader may see him.</param>
/// <param name="FirstDueOn">Null: nothing is planned.</param>
public sealed record WardDischarge(string Patient, Guid PatientId, string? Diagnosis, string? Doctor, DateOnly? FirstDueOn);

public sealed record WardChoice(string Code, string Name);
