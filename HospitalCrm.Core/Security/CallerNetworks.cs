using System.Diagnostics.CodeAnalysis;
using System.Net;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

/// <summary>The networks a system may call from; a single address is a network of one. None = from anywhere.</summary>
public sealed class CallerNetworks
{

    private readonly IPNetwork[] _networks;

    private CallerNetworks(IPNetwork[] networks) => _networks = networks;

    public static bool TryRead(string? typed, [NotNullWhen(true)] out CallerNetworks? networks)
    {
        var read = new List<IPNetwork>();
        networks = null;
        foreach (var word in TypedWords.Words(typed))
        {
            if (IPAddress.TryParse(word, out var one) && (one.ToString() == word || word.Contains(':', StringComparison.Ordinal)))
            {
                read.Add(new(one, one.GetAddressBytes().Length * 8));
            }
            else if (word.Contains('/', StringComparison.Ordinal) && IPNetwork.TryParse(word, out var network))
            {
                read.Add(network);
            }
            else
            {
                return false;
            }
        }

        networks = new([.. read]);
        return networks.ToString().Length <= 500;
    }

    /// <param name="from">Null when the connection has no address, as in a test host: from nowhere.</param>
    public bool Allow(IPAddress? from)
    {
        if (_networks.Length == 0)
        {
            return true;
        }

        var address = from is { IsIPv4MappedToIPv6: true } ? from.MapToIPv4() : from;
        return address is not null && _networks.Any(network => network.Contains(address));
    }

    /// <summary>As it is stored.</summary>
    public override string ToString() => string.Join(' ', _networks.Select(network => network.PrefixLength == network.BaseAddress.GetAddressBytes().Length * 8 ? network.BaseAddress.ToString() : network.ToString()));
}
