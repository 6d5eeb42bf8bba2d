using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Archive;

/// <summary>
/// Where interactions come from: one table, told how it looks on the time axis. A room that brings a new kind of contact adds one
/// declaration to <see cref="InteractionSources"/>, and nothing else.
/// </summary>
public sealed record InteractionSource(InteractionKind Kind)
{
    /// <summary>Found by (patient, time): the table has that index.</summary>
    public required Func<CrmDb, IQueryable<InteractionLine>> Lines { get; init; }

    /// <summary>Ordered by <see cref="InteractionLine.On"/>: not every row of the table knows its hour.</summary>
    public bool IsByDay { get; init; }

    /// <summary>Null where each line's topic says it.</summary>
    public InteractionClass? Class { get; init; }

    /// <summary>What <see cref="InteractionLine.Text"/> is sealed for.</summary>
    public string? TextPurpose { get; init; }

    /// <summary>Shown only to those who hold this too.</summary>
    public Permission? Requires { get; init; }

    /// <summary>The words, to those who hold this as well.</summary>
    public Permission? TextRequires { get; init; }
}
