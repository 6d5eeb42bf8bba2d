using System.Text;
using HospitalCrm.Device.Modems;
using HospitalCrm.Device.Simulators;

namespace HospitalCrm.Device.Tests.Modems;

public sealed class ModemDialogueTests
{
    private readonly CancellationToken _limit = new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task A_late_OK_is_not_taken_for_the_answer_to_the_next_command()
    {
        await using var cable = await PtyPair.StartAsync(_limit);
        await using var near = SerialPort.Open(cable.Near, _clock);
        await using var far = SerialPort.Open(cable.Far, TimeProvider.System);
        var dialogue = new ModemDialogue(near, new() { Breath = TimeSpan.Zero }, _clock, _ => { });
        var attending = dialogue.AttendAsync(_limit);

        await AnswerAsync(far, "ATZ", "ATZ\rOK\r");
        await AnswerAsync(far, "ATE1V1Q0", "ATE1V1Q0\rOK\r");
        await AnswerAsync(far, "ATS0=0", "");
        _clock.Advance(TimeSpan.FromSeconds(2));
        await AnswerAsync(far, "AT+VCID=1", "OK\rAT+VCID=1\rERROR\r");
        await AnswerAsync(far, "AT#CID=1", "AT#CID=1\rOK\r");

        Assert.Equal(ModemAnswer.Ok, await attending);
    }

    [Fact]
    public async Task A_call_that_comes_in_the_middle_of_the_dialogue_is_heard()
    {
        await using var cable = await PtyPair.StartAsync(_limit);
        await using var near = SerialPort.Open(cable.Near, _clock);
        await using var far = SerialPort.Open(cable.Far, TimeProvider.System);
        var heard = new List<string>();
        var dialogue = new ModemDialogue(near, new() { Breath = TimeSpan.Zero }, _clock, line => heard.Add(line.Text));
        var attending = dialogue.AttendAsync(_limit);

        await AnswerAsync(far, "ATZ", "ATZ\rOK\r");
        await AnswerAsync(far, "ATE1V1Q0", "RING\rATE1V1Q0\rOK\r");
        await AnswerAsync(far, "ATS0=0", "ATS0=0\rNMBR = 13800138000\rOK\r");
        await AnswerAsync(far, "AT+VCID=1", "AT+VCID=1\rOK\r");
        await attending;

        Assert.Equal(["RING", "NMBR = 13800138000"], heard);
    }

    private async Task AnswerAsync(SerialPort far, string expected, string answer)
    {
        var command = await far.ReadLineAsync(DateTimeOffset.MaxValue, _limit);
        Assert.Equal(expected, command?.Text);
        await far.WriteAsync(Encoding.ASCII.GetBytes(answer), _limit);
    }
}
