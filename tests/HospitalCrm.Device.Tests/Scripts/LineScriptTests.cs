using HospitalCrm.Device.Scripts;

namespace HospitalCrm.Device.Tests.Scripts;

public sealed class LineScriptTests
{
    [Fact]
    public void A_recording_is_pauses_and_lines()
    {
        var script = LineScript.Parse(["# a caller", "", "+0.40s RING", "  +5s  NMBR = 13800138000  ", "loop 20s"]);

        Assert.Equal([new(TimeSpan.FromSeconds(0.4), "RING"), new(TimeSpan.FromSeconds(5), "NMBR = 13800138000")], script.Steps);
        Assert.Equal(TimeSpan.FromSeconds(20), script.LoopAfter);
    }

    [Fact]
    public void Without_loop_it_ends() => Assert.Null(LineScript.Parse(["+1s RING"]).LoopAfter);

    [Theory]
    [InlineData("RING")]
    [InlineData("+s RING")]
    [InlineData("+1 RING")]
    [InlineData("+1,5s RING")]
    [InlineData("+1s")]
    [InlineData("loop")]
    [InlineData("loop -1s")]
    public void A_line_that_cannot_be_read_is_refused_by_its_number(string line)
    {
        var refused = Assert.Throws<FormatException>(() => LineScript.Parse(["# first", line]));

        Assert.Equal("2", refused.Message);
    }

    [Theory]
    [InlineData("demo.line")]
    [InlineData("odd-shapes.line")]
    [InlineData("no-caller-id.line")]
    public void The_recordings_that_come_with_the_product_can_be_read(string name)
    {
        var script = LineScript.Parse(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Recordings", name)));

        Assert.Contains(script.Steps, step => step.Text == "RING");
    }
}
