using System.Diagnostics;
using System.Text;
using HospitalCrm.Device.Simulators;

namespace HospitalCrm.Benchmarks.Modem;

/// <summary>smsd of smstools (Debian package) on an emulated modem of its own.</summary>
internal static class SmsTools
{
    private const string Program = "/usr/sbin/smsd";

    /// <returns>Milliseconds a message, from the first at the network to the last.</returns>
    public static async Task<double> MessageAsync(string text, int count, CancellationToken ct)
    {
        if (!File.Exists(Program))
        {
            throw new BenchFailure("smstools is missing: apt-get install smstools");
        }

        var folder = Directory.CreateTempSubdirectory("smstools-").FullName;
        await using var wire = await PtyPair.StartAsync(ct);
        await using var modem = SmsModemEmulator.Attach(wire.Far, SmsModemManners.Good, TimeProvider.System);
        using var smsd = Process.Start(new ProcessStartInfo(Program, ["-t", $"-c{Configure(folder, wire.Near)}", $"-p{folder}/pid", $"-i{folder}/info"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _ = smsd.StandardOutput.ReadToEndAsync(ct);
        _ = smsd.StandardError.ReadToEndAsync(ct);
        for (var i = 0; i < count; i++)
        {
            byte[] file = [.. Encoding.ASCII.GetBytes("To: 8613912345678\nAlphabet: UCS\n\n"), .. Encoding.BigEndianUnicode.GetBytes(text)];
            await File.WriteAllBytesAsync(Path.Combine(folder, $"message{i}"), file, ct);
            File.Move(Path.Combine(folder, $"message{i}"), Path.Combine(folder, "outgoing", $"message{i}"));
        }

        try
        {
            await SentAsync(modem, 1, ct);
            var began = Stopwatch.GetTimestamp();
            await SentAsync(modem, count, ct);
            return Stopwatch.GetElapsedTime(began).TotalMilliseconds / (count - 1);
        }
        finally
        {
            smsd.Kill(entireProcessTree: true);
            await smsd.WaitForExitAsync(CancellationToken.None);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task SentAsync(SmsModemEmulator modem, int count, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        while (modem.Sent.Count < count)
        {
            if (Stopwatch.GetElapsedTime(began).TotalMinutes > 3)
            {
                throw new BenchFailure("smstools did not send");
            }

            await Task.Delay(2, ct);
        }
    }

    private static string Configure(string folder, string port)
    {
        foreach (var name in (string[])["outgoing", "checked", "incoming", "failed", "sent"])
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
        }

        var file = Path.Combine(folder, "smsd.conf");
        File.WriteAllText(file, $"""
            devices = GSM1
            outgoing = {folder}/outgoing
            checked = {folder}/checked
            incoming = {folder}/incoming
            failed = {folder}/failed
            sent = {folder}/sent
            logfile = {folder}/log
            delaytime = 1
            [GSM1]
            device = {port}
            incoming = no
            baudrate = 115200

            """);
        return file;
    }
}
