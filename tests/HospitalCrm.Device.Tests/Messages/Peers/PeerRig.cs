using HospitalCrm.Device.Messages.Pdus;
using HospitalCrm.Device.Simulators;

namespace HospitalCrm.Device.Tests.Messages.Peers;

/// <summary>A folder, a cable and an emulated modem for a program we did not write.</summary>
internal sealed class PeerRig : IAsyncDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(1));
    private readonly PtyPair _cable;

    private PeerRig(PtyPair cable) => (_cable, Modem) = (cable, SmsModemEmulator.Attach(cable.Far, SmsModemManners.Good, TimeProvider.System));

    public string Folder { get; } = Directory.CreateTempSubdirectory("peer-").FullName;

    public string Port => _cable.Near;

    public SmsModemEmulator Modem { get; }

    public CancellationToken Ct => _limit.Token;

    public static async Task<PeerRig> StartAsync() => new(await PtyPair.StartAsync(CancellationToken.None));

    public string Write(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public string Make(string folder) => Directory.CreateDirectory(Path.Combine(Folder, folder)).FullName + "/";

    /// <summary>Until the emulated network was given this text, in whatever number of parts.</summary>
    public async Task SentAsync(string text, PeerProcess peer)
    {
        while (!string.Concat(Texts()).Contains(text, StringComparison.Ordinal))
        {
            Assert.False(peer.HasExited, $"the program ended: {string.Join('\n', peer.Lines.TakeLast(20))}");
            if (Ct.IsCancellationRequested)
            {
                Assert.Fail($"not sent; the modem heard: {string.Join(" | ", Modem.Commands.TakeLast(40))}; the program said: {string.Join('\n', peer.Lines.TakeLast(40))}");
            }

            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Modem.DisposeAsync();
        await _cable.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        _limit.Dispose();
    }

    private IEnumerable<string> Texts() => Modem.Sent.Select(hex => ((SubmitPdu)PduDecoder.Decode(hex)).Text);
}
