using System.Diagnostics;
using System.Text;
using HospitalCrm.Device.Messages.Pdus;
using HospitalCrm.Device.Modems;
using HospitalCrm.Device.Simulators;

namespace HospitalCrm.Benchmarks.Modem;

/// <summary>A modem of its own and the least that sends a message through it: command, prompt, PDU, result.</summary>
internal sealed class BareModem : IAsyncDisposable
{
    private readonly PtyPair _wire;
    private readonly SmsModemEmulator _modem;
    private readonly SerialPort _port;

    private BareModem(PtyPair wire)
    {
        _wire = wire;
        _modem = SmsModemEmulator.Attach(wire.Far, SmsModemManners.Good, TimeProvider.System);
        _port = SerialPort.Open(wire.Near, TimeProvider.System, wire: new("> "));
    }

    public static async Task<BareModem> StartAsync(CancellationToken ct)
    {
        var bare = new BareModem(await PtyPair.StartAsync(ct));
        await bare.SayAsync("ATE0\r", "OK", ct);
        return bare;
    }

    public async Task<IReadOnlyList<double>> SendAsync(string text, int count, CancellationToken ct)
    {
        var times = new List<double>(count);
        for (var i = 0; i < count; i++)
        {
            var began = Stopwatch.GetTimestamp();
            var pdu = SubmitEncoder.Encode(new("13912345678", text))[0];
            await SayAsync($"AT+CMGS={pdu.Length}\r", "> ", ct);
            await SayAsync(pdu.Hex + "\x1A", "OK", ct);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times;
    }

    public async ValueTask DisposeAsync()
    {
        await _port.DisposeAsync();
        await _modem.DisposeAsync();
        await _wire.DisposeAsync();
    }

    private async Task SayAsync(string words, string answer, CancellationToken ct)
    {
        await _port.WriteAsync(Encoding.ASCII.GetBytes(words), ct);
        while (await _port.ReadLineAsync(DateTimeOffset.UtcNow.AddSeconds(10), ct) is { } line)
        {
            if (line.Text == answer)
            {
                return;
            }
        }

        throw new BenchFailure("the emulated modem did not answer");
    }
}
