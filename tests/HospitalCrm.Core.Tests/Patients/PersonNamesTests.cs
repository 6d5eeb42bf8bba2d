using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Tests.Patients;

public sealed class PersonNamesTests
{
    [Theory]
    [InlineData(" 王 芳 ", "王 芳")]
    [InlineData("王\u200B芳", "王芳")]
    [InlineData("\u202E芳王", "芳王")]
    [InlineData("王\r\n芳", "王 芳")]
    [InlineData("ＡＢＣ", "ABC")]
    [InlineData("买买提•吐尔逊", "买买提·吐尔逊")]
    [InlineData("\U00020BB7野家", "\U00020BB7野家")]
    [InlineData("王\0芳", "王芳")]
    public void What_cannot_be_seen_is_gone_and_what_can_stays(string typed, string folded)
    {
        var read = PersonNames.Fold(typed);

        Assert.Equal(folded, read);
    }

    [Fact]
    public void Names_that_look_like_markup_stay_text()
    {
        var read = PersonNames.Fold("<script>alert(1)</script>");

        Assert.Equal("<script>alert(1)</script>", read);
    }

    [Theory]
    [InlineData("王", "王", "玌")]
    [InlineData("欧阳", "欧阳", "欧阴")]
    [InlineData("\uD7FF", "\uD7FF", "\uE000")]
    [InlineData("王\U0010FFFF", "王\U0010FFFF", "玌")]
    public void A_range_ends_at_the_next_code_point(string start, string from, string to)
    {
        var range = NameRange.Of(start);

        Assert.Equal((from, to), range);
    }
}
