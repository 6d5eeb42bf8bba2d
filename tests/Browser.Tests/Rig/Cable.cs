using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Browser.Tests.Rig;

/// <summary>The network between a browser and the product, to be cut and mended.</summary>
public sealed class Cable : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> _open = [];
    private readonly Uri _target;
    private readonly Task _serving;
    private volatile bool _isCut;

    public Cable(string target)
    {
        _target = new(target);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public void Cut()
    {
        _isCut = true;
        foreach (var connection in _open.Keys)
        {
            connection.Close();
        }
    }

    public void Mend() => _isCut = false;

    public async ValueTask DisposeAsync()
    {
        Cut();
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task CarryAsync(TcpClient browser)
    {
        using var product = new TcpClient();
        using (browser)
        {
            _open[browser] = _open[product] = true;
            try
            {
                if (!_isCut)
                {
                    await product.ConnectAsync(_target.Host, _target.Port);
                    var (here, there) = (browser.GetStream(), product.GetStream());
                    await Task.WhenAny(here.CopyToAsync(there), there.CopyToAsync(here));
                }
            }
            catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // Cut, or one side hung up.
            }

            _open.TryRemove(browser, out _);
            _open.TryRemove(product, out _);
        }
    }
}
