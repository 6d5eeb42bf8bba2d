using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Web.Complaints.Doors;

/// <summary>How often one address may complain, and how often anybody may ask for one number: its four digits must not be tried out.</summary>
public sealed class ComplaintDoorLimits(ParameterValues parameters) : IDisposable
{
    internal const int TriesANumber = 10;

    private readonly PartitionedRateLimiter<string> _numbers = Windows(_ => TriesANumber, TimeSpan.FromMinutes(15));
    private readonly PartitionedRateLimiter<string> _senders = Windows(key => int.Parse(key[..key.IndexOf(' ', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(1));

    public bool MaySend(string? address)
    {
        var most = parameters.Get(ComplaintParameters.WebPerHour);
        return most == 0 || Take(_senders, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{most} {address}"));
    }

    /// <summary>By its hash, whether there is such a number or not.</summary>
    public bool MayAsk(string number) => Take(_numbers, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(ComplaintReceipt.Read(number)))));

    public void Dispose()
    {
        _numbers.Dispose();
        _senders.Dispose();
    }

    private static bool Take(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> Windows(Func<string, int> most, TimeSpan window) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, of => new FixedWindowRateLimiterOptions { PermitLimit = most(of), Window = window }));
}
