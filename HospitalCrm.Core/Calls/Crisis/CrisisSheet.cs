namespace HospitalCrm.Core.Calls.Crisis;

/// <summary>What the card shows of a 危机来电.</summary>
/// <param name="DutyPhone">Null: the hospital has not said which.</param>
/// <param name="IsDutyTold">A message is on its way to 总值班.</param>
public sealed record CrisisSheet(DateTimeOffset At, IReadOnlyList<string> Steps, string? DutyPhone, bool IsDutyTold);
