using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Archive;

/// <summary>费用明细 as a line (S3-B.14).</summary>
public sealed record ChargeRow
{
    public required Id<Charge> Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ChargeSource Source { get; init; }

    public required string ItemName { get; init; }

    public required string? Category { get; init; }

    public required decimal? UnitPrice { get; init; }

    public required decimal? Quantity { get; init; }

    public required decimal Amount { get; init; }

    public required string? DoctorNo { get; init; }

    /// <summary>结算方式, a code; null = not settled.</summary>
    public required string? SettleKind { get; init; }

    public required DateTimeOffset? SettledAt { get; init; }

    public required bool IsRefund { get; init; }

    /// <summary>What refunds of it name.</summary>
    public required string SourceKey { get; init; }

    /// <summary>A refund took it back, or part of it.</summary>
    public bool IsRefunded { get; init; }

    public string? Doctor { get; init; }
}

/// <param name="Year">Null = all years.</param>
public sealed record ChargeQuery(ChargeSource? Source = null, int? Year = null, bool UnsettledOnly = false, TimeCursor? After = null);

public sealed record ChargePage(IReadOnlyList<ChargeRow> Charges, bool HasMore);

/// <summary>Sums net of refunds.</summary>
/// <param name="Years">The newest first.</param>
/// <param name="Refunded">What was paid back in all, as a positive figure.</param>
public sealed record ChargeTotals(decimal Total, decimal ThisYear, decimal LastTwelveMonths, decimal Unsettled, decimal Refunded, IReadOnlyList<YearOfCharges> Years);

public sealed record YearOfCharges(int Year, decimal Total, IReadOnlyDictionary<ChargeSource, decimal> BySource);
