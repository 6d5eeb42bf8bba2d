using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace HospitalCrm.Web.Messaging;

/// <summary>Where a gateway in the house reaches us for its reports; known once the product serves.</summary>
internal sealed class OwnAddress(IServer server)
{
    private string? _found;

    public string? Find() => _found ??= server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(Reachable).FirstOrDefault();

    /// <summary>What listens on every address is reached by the machine's own.</summary>
    private static string Reachable(string address)
    {
        var bound = BindingAddress.Parse(address);
        var host = bound.Host is "*" or "+" or "0.0.0.0" or "[::]" ? Machine() : bound.Host;
        return $"{bound.Scheme}://{host}:{bound.Port}";
    }

    private static string Machine() =>
        NetworkInterface.GetAllNetworkInterfaces()
            .Where(card => card.OperationalStatus == OperationalStatus.Up && card.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .Select(own => own.Address)
            .FirstOrDefault(own => own.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(own))?.ToString() ?? "127.0.0.1";
}
