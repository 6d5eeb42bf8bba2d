namespace HospitalCrm.Core.Surveys;

/// <summary>Between which shares the true one lies with 95 % (Wilson 1927): holds for few answers and for shares near 0 and 1, where the usual one does not.</summary>
/// <param name="Low">0 … 1.</param>
/// <param name="High">0 … 1.</param>
public readonly record struct WilsonInterval(double Low, double High)
{
    private const double Z = 1.959964;

    public static WilsonInterval Of(int hits, int of)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(of, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, of);
        var (n, share) = ((double)of, (double)hits / of);
        var middle = share + Z * Z / (2 * n);
        var reach = Z * Math.Sqrt((share * (1 - share) + Z * Z / (4 * n)) / n);
        var whole = 1 + Z * Z / n;
        return new(Math.Max(0, (middle - reach) / whole), Math.Min(1, (middle + reach) / whole));
    }
}
