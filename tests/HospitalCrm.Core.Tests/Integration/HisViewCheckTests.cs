using HospitalCrm.Core.Integration.Checks;
using HospitalCrm.Core.Integration.CodeMaps;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Tests.Integration;

public sealed class HisViewCheckTests
{
    private static readonly NumberingPlan Plan = new("010", null);
    private static readonly string[] Headings = ["PATIENT_ID", "name", "sex_code", "birth_date", "id_no", "phone", "updated_at", "colour"];

    [Fact]
    public void The_report_counts_what_is_missing_wrong_and_not_understood_and_shows_nobody()
    {
        var check = new HisViewCheck(HisContract.Get("patient"), Headings, Plan);
        check.See(Row("1", "王芳", "男", "1990-01-01", "11010119900307775X", "13800138000", "2026-03-01T08:00:00"));
        check.See(Row("2", "李四", "1", "1990-02-31", "123", "无", "2026-03-02T08:00:00"));
        check.See(Row("", "张三", "2", null, null, "12345678901234567890", "2026-03-03T08:00:00"));

        Assert.Equal((3L, 1L), (check.Rows, check.GoodRows));
        Assert.Empty(check.MissingRequired);
        Assert.Contains("contact_phone", check.MissingOptional);
        Assert.Equal(["colour"], check.Unknown);
        Assert.Equal([("patient_id", 1L), ("birth_date", 1L)], check.Empty.Where(empty => empty.Rows > 0));
        Assert.Equal(["empty-key: patient_id", "impossible-date: birth_date"], check.Faults.Select(fault => fault.Reason).Order());
        Assert.Equal([("GB/T 2261.1", "男", 1L)], check.Unmapped);
        Assert.Equal("2026-03-01T08:00:00", check.Newest);
        Assert.Equal(3, check.Samples.Count);
        Assert.DoesNotContain(check.Samples, sample => sample.Contains("王芳", StringComparison.Ordinal) || sample.Contains("13800138000", StringComparison.Ordinal) || sample.Contains("11010119900307775X", StringComparison.Ordinal));
    }

    public static TheoryData<string> Views => new(HisContract.Views.Select(view => view.Name));

    [Theory]
    [MemberData(nameof(Views))]
    public void Whatever_column_a_number_strays_into_the_report_does_not_show_it(string name)
    {
        var view = HisContract.Get(name);
        foreach (var secret in (string[])["13800138000", "11010119900307775X"])
        {
            var check = new HisViewCheck(view, [.. view.Columns.Select(column => column.Name)], Plan);

            check.See(view.Columns.Select(column => KeyValuePair.Create<string, string?>(column.Name, secret)));

            string[] said = [.. check.Samples, .. check.Unmapped.Select(code => code.Code), .. check.Faults.Select(fault => fault.Reason), .. check.Empty.Select(empty => empty.Column), check.Newest ?? ""];
            Assert.NotEmpty(check.Samples);
            Assert.DoesNotContain(said, line => line.Contains(secret, StringComparison.Ordinal) || line.Contains("19900307", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_name_in_a_column_of_codes_is_no_code_and_a_code_that_comes_again_and_again_is_one()
    {
        var check = new HisViewCheck(HisContract.Get("patient"), ["patient_id", "contact_relation", "marital_code"], Plan);
        check.See([new("patient_id", "1"), new("contact_relation", "王小芳"), new("marital_code", "已婚")]);
        foreach (var at in Enumerable.Range(2, 25))
        {
            check.See([new("patient_id", $"{at}"), new("contact_relation", "本家"), new("marital_code", "X")]);
        }

        Assert.Equal([("本家", 25L), ("X", 25L), ("***", 1L), ("已婚", 1L)], check.Unmapped.OrderByDescending(code => code.Rows).ThenByDescending(code => code.Domain, StringComparer.Ordinal).Select(code => (code.Code, code.Rows)));
    }

    [Fact]
    public void At_most_five_samples_are_shown_and_their_keys_are_whole()
    {
        var check = new HisViewCheck(HisContract.Get("patient"), Headings, Plan);

        foreach (var at in Enumerable.Range(1, 9))
        {
            check.See(Row($"P{at}", "王芳", "2", "1990-01-01", null, null, "2026-03-01T08:00:00"));
        }

        Assert.Equal(5, check.Samples.Count);
        Assert.StartsWith("patient_id=P1 name=王* sex_code=2 birth_date=1990-**-** updated_at=2026-03-01", check.Samples[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_phones_and_bad_identity_numbers_are_counted_among_those_that_are_there()
    {
        var check = new HisViewCheck(HisContract.Get("patient"), Headings, Plan);
        var good = "11010119900307775" + IdCardNumber.CheckCharacter("11010119900307775");
        check.See(Row("1", "王芳", "2", "1990-01-01", good, "13800138000", "2026-03-01T08:00:00"));
        check.See(Row("2", "王芳", "2", "1990-01-01", "110101199003077799", "12345678901234567890", "2026-03-01T08:00:00"));
        check.See(Row("3", "王芳", "2", "1990-01-01", null, null, "2026-03-05T08:00:00"));

        Assert.Equal((2L, 1L, 2L, 1L), (check.Phones, check.BadPhones, check.IdNumbers, check.BadIdNumbers));
        Assert.Equal("2026-03-05T08:00:00", check.Newest);
    }

    [Fact]
    public void A_missing_required_column_is_named()
    {
        var check = new HisViewCheck(HisContract.Get("dept"), ["dept_code", "updated_at"], Plan);

        Assert.Equal(["name", "enabled"], check.MissingRequired);
    }

    [Fact]
    public void The_contracts_notes_say_which_columns_hold_codes()
    {
        var coded = HisContract.Views.SelectMany(view => HisCodes.Of(HisContract.Get(view.Name))).ToList();

        Assert.Contains(coded, column => column.Name == "sex_code");
        Assert.Contains(coded, column => column.Name == "outcome");
        Assert.Equal("payment", HisCodes.DomainOf(HisContract.Get("charge").Find("settle_kind")!)?.Table);
        Assert.Equal("CV09.00.404", HisCodes.DomainOf(HisContract.Get("diagnosis").Find("visit_type")!)?.Code);
        Assert.Equal(["patient"], HisCodes.ViewsWith("GB/T 3304"));
    }

    [Fact]
    public void Every_column_of_a_person_is_covered_when_shown()
    {
        var view = HisContract.Get("patient");
        string Cover(string column, string value) => HisMask.Cover(view.Find(column)!, value, Plan)!;

        Assert.Equal("王*", Cover("name", "王芳"));
        Assert.Equal("138****8000", Cover("phone", "13800138000"));
        Assert.DoesNotContain("19900307", Cover("id_no", "11010119900307775X"), StringComparison.Ordinal);
        Assert.Equal("1990-**-**", Cover("birth_date", "1990-03-07"));
        Assert.Equal("****(4)", Cover("allergy", "青霉素类"));
        Assert.Equal("17", Cover("ethnic_code", "17"));
        Assert.Equal("****", Cover("phone2", "无"));
    }

    private static IEnumerable<KeyValuePair<string, string?>> Row(params string?[] cells) => cells.Select((cell, at) => KeyValuePair.Create(Headings[at], cell));
}
