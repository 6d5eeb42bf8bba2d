using System.Globalization;

namespace HospitalCrm.Core.Integration.Feeds;

/// <summary>A row that keeps the contract: every value in its one spelling, absent columns apart from empty ones.</summary>
public sealed class HisRecord
{
    private readonly string?[] _values;
    private readonly ulong _present;

    /// <param name="values">In the one spelling, by column.</param>
    /// <param name="present">A bit for each column that was there.</param>
    internal HisRecord(HisView view, string?[] values, ulong present)
    {
        View = view;
        _values = values;
        _present = present;
    }

    public HisView View { get; }

    public string RowKey { get; internal init; } = "";

    public string? PatientKey => View.Patient is { } patient ? _values[patient.Ordinal] : null;

    /// <summary>Without a watermark it is older than everything that has one.</summary>
    public DateTimeOffset UpdatedAt { get; internal init; }

    public bool Has(HisColumn column) => (_present & (1UL << column.Ordinal)) != 0;

    public string? this[HisColumn column] => _values[column.Ordinal];

    /// <summary>A source's code put into the standard's.</summary>
    internal void Put(HisColumn column, string? value) => _values[column.Ordinal] = value;

    /// <exception cref="InvalidOperationException">The view has no such column: a mistake of ours.</exception>
    public string? Text(string column) => _values[Column(column).Ordinal];

    public string Needed(string column) => Text(column) ?? "";

    public bool Has(string column) => Has(Column(column));

    public DateOnly? Date(string column) => Text(column) is { } text && HisTime.TryDate(text, out var date) ? date : null;

    public DateTimeOffset? Time(string column) => Text(column) is { } text && HisTime.TryTime(text, out var time) ? time : null;

    public decimal? Number(string column) => Text(column) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    public int? Whole(string column) => Text(column) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>'1' is yes; anything else, nothing too, is no.</summary>
    public bool Flag(string column) => Text(column) == "1";

    /// <summary>Withdrawn by <c>deleted</c>, or cancelled by <c>status</c>.</summary>
    public bool IsWithdrawn(string cancelled = "9") =>
        (View.Find("deleted") is { } deleted && this[deleted] == "1") || (View.Find("status") is { } status && this[status] == cancelled);

    private HisColumn Column(string name) => View.Find(name) ?? throw new InvalidOperationException($"{View} has no column {name}.");
}
