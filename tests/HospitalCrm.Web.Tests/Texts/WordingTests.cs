using System.Globalization;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Gallery;
using HospitalCrm.Web.Tests.Parts;

namespace HospitalCrm.Web.Tests.Texts;

public sealed class WordingTests : PartsTest
{
    public static TheoryData<object?, string> Values => new()
    {
        { null, "" },
        { Sex.Female, "女" },
        { true, "是" },
        { new DateOnly(2026, 3, 7), "2026-03-07" },
        { new DateTimeOffset(2026, 3, 6, 23, 5, 0, TimeSpan.Zero), "2026-03-07 07:05" },
        { new Age(3, AgeUnit.Month), "3个月" },
        { TimeSpan.FromSeconds(65), "01:05" },
        { 1234.5m, "1,234.50" },
        { 42, "42" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_put_into_words(object? value, string said) => Assert.Equal(said, Words.Value(value));

    [Fact]
    public void The_room_of_the_row_is_asked_first() => Assert.Equal("类别", Words.Column(typeof(GalleryRow), "gallery", "Kind"));

    [Fact]
    public void A_filter_is_called_as_its_own_column_before_it_is_called_as_another_rooms_filter()
    {
        Assert.Equal("姓名", Words.Filter(typeof(StaffRow), "staff", "name"));
        Assert.Equal("科室", Words.Filter(typeof(StaffRow), "staff", "department"));
        Assert.Equal("姓名", Words.Filter(typeof(PatientRow), "patients", "name"));
    }

    [Fact]
    public void English_readers_read_English_also_what_was_read_in_Chinese_before()
    {
        var before = CultureInfo.CurrentUICulture;
        var chinese = Words["ConfirmDelete", 3];
        CultureInfo.CurrentUICulture = new("en");
        try
        {
            Assert.Equal("Do you really want to delete these 3 items?", Words["ConfirmDelete", 3]);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }

        Assert.Equal(chinese, Words["ConfirmDelete", 3]);
        Assert.DoesNotContain("delete", chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void A_problem_is_said_with_its_arguments() =>
        Assert.Equal("不支持的查询条件：phone。", Words.Of(new Problem(ProblemKind.Refused, "Lists.UnknownFilter", "phone")));

    [Fact]
    public void A_key_nobody_knows_is_shown_as_it_is() => Assert.Equal("No.Such.Key", Words["No.Such.Key"]);
}
