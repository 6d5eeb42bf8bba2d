using System.Collections.Concurrent;

namespace HospitalCrm.Core.Security;

/// <summary>
/// Keys nobody has, counted by the address they come from: past a limit in one minute nobody is asked any more, and the first of each minute is
/// worth an entry in the audit trail. Memory is bounded; whoever comes from very many addresses shares one count.
/// </summary>
public sealed class GuessedKeys
{
    private const int MostAddresses = 5_000;
    private const string Others = "*";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Guesses> _byAddress = new(StringComparer.Ordinal);

    /// <returns>After how long it may be tried again; null when it may be now.</returns>
    public TimeSpan? Wait(string address, int most)
    {
        if (!_byAddress.TryGetValue(Spelt(address), out var guesses))
        {
            return null;
        }

        lock (guesses)
        {
            var passed = TimeProvider.System.GetElapsedTime(guesses.From);
            return passed < Window && guesses.Count >= most ? Window - passed : null;
        }
    }

    /// <summary>Another one was wrong.</summary>
    /// <returns>Whether it is the first of its minute.</returns>
    public bool Count(string address)
    {
        var guesses = _byAddress.GetOrAdd(Spelt(address), _ => new());
        lock (guesses)
        {
            var now = TimeProvider.System.GetTimestamp();
            if (guesses.Count == 0 || TimeProvider.System.GetElapsedTime(guesses.From, now) >= Window)
            {
                (guesses.From, guesses.Count) = (now, 0);
            }

            return ++guesses.Count == 1;
        }
    }

    private string Spelt(string address)
    {
        if (_byAddress.Count >= MostAddresses && !_byAddress.ContainsKey(address))
        {
            foreach (var (known, guesses) in _byAddress)
            {
                if (TimeProvider.System.GetElapsedTime(guesses.From) >= Window)
                {
                    _byAddress.TryRemove(known, out _);
                }
            }
        }

        return _byAddress.Count < MostAddresses || _byAddress.ContainsKey(address) ? address : Others;
    }

    private sealed class Guesses
    {
        public long From { get; set; } = TimeProvider.System.GetTimestamp();

        public int Count { get; set; }
    }
}
