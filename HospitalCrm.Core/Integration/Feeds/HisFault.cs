namespace HospitalCrm.Core.Integration.Feeds;

/// <summary>Why a row is not taken. Names the column, never a value.</summary>
/// <param name="Reason">A code of <see cref="HisFaults"/>.</param>
public sealed record HisFault(string Reason, string? Column = null)
{
    /// <summary>The row's key, where it had one.</summary>
    public string? RowKey { get; init; }

    /// <summary>What the sender is told: <c>impossible-date: birth_date</c>.</summary>
    public override string ToString() => Column is null ? Reason : $"{Reason}: {Column}";
}

/// <summary>The reasons for quarantine (contracts §3).</summary>
public static class HisFaults
{
    /// <summary>A key column is empty.</summary>
    public const string EmptyKey = "empty-key";

    /// <summary>A column the contract asks for is not there at all; an empty one is taken.</summary>
    public const string AbsentColumn = "absent-column";

    public const string ImpossibleDate = "impossible-date";

    public const string TextTooLong = "text-too-long";

    public const string UnlistedStatus = "unlisted-status";

    public const string NotANumber = "not-a-number";

    /// <summary>A list or an object where one value belongs, or half a character.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>Something else than an object with columns.</summary>
    public const string NotARow = "not-a-row";

    public static IReadOnlyList<string> All { get; } =
        [EmptyKey, AbsentColumn, ImpossibleDate, TextTooLong, UnlistedStatus, NotANumber, Unreadable, NotARow];
}
