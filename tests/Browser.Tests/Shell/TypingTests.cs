using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.Shell;

/// <summary>What is typed faster than the server answers stays as it was typed: nothing is written back over it.</summary>
[Collection(TelephoneTests.Name)]
public sealed class TypingTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    private const string Words = "术后一个月可以坐飞机吗，需要带哪些材料，陪同的家属能不能一起去";

    [Theory]
    [InlineData("/inquiries/new", "field-caller")]
    [InlineData("/inquiries/new", "field-question")]
    [InlineData("/complaints/new", "field-text")]
    public async Task Yang_Xue_types_without_a_pause_and_every_letter_stays(string path, string field)
    {
        var yangXue = await AtDeskOfAsync("agent05", path);
        await yangXue[field].FillAsync("");
        await yangXue[field].FocusAsync();

        foreach (var letter in Words)
        {
            await yangXue.Page.Keyboard.InsertTextAsync(letter.ToString());
        }

        await Expect(yangXue["draft-state"]).ToHaveAttributeAsync("data-draft", "kept");
        await Expect(yangXue[field]).ToHaveValueAsync(Words);
        await yangXue["form-cancel"].ClickAsync();
    }
}
