namespace HospitalCrm.Device.Tests.Messages.Peers;

/// <summary>gammu-smsd sends through the emulator (Debian package gammu-smsd).</summary>
public sealed class GammuSmsdTests
{
    [Fact]
    public async Task Gammu_takes_the_emulator_for_a_modem_and_sends_through_it()
    {
        await using var rig = await PeerRig.StartAsync();
        rig.Write("outbox/OUT13912345678.txt", "Hello from gammu");
        await using var gammu = PeerProcess.Start("/usr/bin/gammu-smsd", "-c", Configuration(rig));

        await rig.SentAsync("Hello from gammu", gammu);
    }

    private static string Configuration(PeerRig rig) => rig.Write("smsd.conf", $"""
        [gammu]
        device = {rig.Port}
        connection = at115200
        [smsd]
        service = files
        logfile = {rig.Folder}/log
        debuglevel = 255
        commtimeout = 1
        sendtimeout = 20
        loopsleep = 1
        checksecurity = 0
        inboxpath = {rig.Make("inbox")}
        outboxpath = {rig.Make("outbox")}
        sentsmspath = {rig.Make("sent")}
        errorsmspath = {rig.Make("error")}

        """);
}
