namespace HospitalCrm.Device.Tests.Messages.Peers;

/// <summary>smsd of smstools sends through the emulator (Debian package smstools).</summary>
public sealed class SmsToolsTests
{
    [Fact]
    public async Task Smsd_takes_the_emulator_for_a_modem_and_sends_through_it()
    {
        await using var rig = await PeerRig.StartAsync();
        rig.Write("outgoing/one", "To: 8613912345678\n\nHello from smsd\n");
        await using var smsd = PeerProcess.Start("/usr/sbin/smsd", "-t", $"-c{Configuration(rig)}", $"-p{rig.Folder}/pid", $"-i{rig.Folder}/info");

        await rig.SentAsync("Hello from smsd", smsd);
    }

    private static string Configuration(PeerRig rig) => rig.Write("smsd.conf", $"""
        devices = GSM1
        outgoing = {rig.Make("outgoing")}
        checked = {rig.Make("checked")}
        incoming = {rig.Make("incoming")}
        failed = {rig.Make("failed")}
        sent = {rig.Make("sent")}
        logfile = {rig.Folder}/log
        loglevel = 7
        delaytime = 1
        blocktime = 5
        errorsleeptime = 1
        [GSM1]
        device = {rig.Port}
        incoming = no
        baudrate = 115200
        memory_start = 1

        """);
}
