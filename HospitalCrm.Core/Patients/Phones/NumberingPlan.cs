namespace HospitalCrm.Core.Patients.Phones;

/// <summary>Where the hospital's lines stand: what a number without an area code means, and what its exchange dials first.</summary>
/// <param name="AreaCode">For example <c>010</c> or <c>0571</c>; the leading zero may be left out.</param>
/// <param name="OutsidePrefix">What the exchange puts before numbers outside, usually <c>9</c>; null when it puts nothing.</param>
public sealed record NumberingPlan(string AreaCode, string? OutsidePrefix)
{
    public string AreaCode { get; } = WithTrunkZero(DigitsOf(AreaCode));

    public string OutsidePrefix { get; } = DigitsOf(OutsidePrefix);

    private static string WithTrunkZero(string code) => code.Length == 0 || code[0] == '0' ? code : "0" + code;

    private static string DigitsOf(string? text) => string.Concat((text ?? "").Where(char.IsAsciiDigit));
}
