using System.Text;
using System.Text.Json;
using HospitalCrm.Core.Integration.Feeds;

namespace HospitalCrm.Core.Tests.Integration.Feeds;

/// <summary>What is taken of a row, and why it is not (contracts §3).</summary>
public sealed class HisReaderTests
{
    private const string Good = """{"patient_id":"P1","name":"王芳","sex_code":"2","birth_date":"1985-03-07","updated_at":"2026-03-02T09:00:00"}""";

    [Fact]
    public void A_row_that_keeps_the_contract_is_read()
    {
        var record = Only("patient", Good).Record!;

        Assert.Equal(("P1", "P1", "王芳"), (record.RowKey, record.PatientKey, record.Text("name")));
        Assert.Equal(new DateOnly(1985, 3, 7), record.Date("birth_date"));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero), record.UpdatedAt);
        Assert.False(record.Has("phone"));
    }

    [Theory]
    [InlineData("""{"patient_id":"","name":"王芳","sex_code":"2","birth_date":null,"updated_at":"2026-03-02T09:00:00"}""", "empty-key: patient_id")]
    [InlineData("""{"patient_id":"  ","name":"王芳","sex_code":"2","birth_date":null,"updated_at":"2026-03-02T09:00:00"}""", "empty-key: patient_id")]
    [InlineData("""{"patient_id":null,"name":"王芳","sex_code":"2","birth_date":null,"updated_at":"2026-03-02T09:00:00"}""", "empty-key: patient_id")]
    [InlineData("""{"name":"王芳","sex_code":"2","birth_date":null,"updated_at":"2026-03-02T09:00:00"}""", "absent-column: patient_id")]
    [InlineData("""{"patient_id":"P1","sex_code":"2","birth_date":null,"updated_at":"2026-03-02T09:00:00"}""", "absent-column: name")]
    [InlineData("""{"patient_id":"P1","name":"王芳","sex_code":"2","birth_date":null}""", "absent-column: updated_at")]
    [InlineData("""{"patient_id":"P1","name":"王芳","sex_code":"2","birth_date":"2026-02-30","updated_at":"2026-03-02T09:00:00"}""", "impossible-date: birth_date")]
    [InlineData("""{"patient_id":"P1","name":"王芳","sex_code":"2","birth_date":"1985-13-01","updated_at":"2026-03-02T09:00:00"}""", "impossible-date: birth_date")]
    [InlineData("""{"patient_id":"P1","name":"王芳","sex_code":"2","birth_date":"0000-00-00","updated_at":"2026-03-02T09:00:00"}""", "impossible-date: birth_date")]
    [InlineData("""{"patient_id":"P1","name":"王芳","sex_code":"2","birth_date":"昨天","updated_at":"2026-03-02T09:00:00"}""", "impossible-date: birth_date")]
    [InlineData("""{"patient_id":"P1","name":"王芳","sex_code":"2","birth_date":null,"updated_at":"2026-03-02T25:00:00"}""", "impossible-date: updated_at")]
    [InlineData("""{"patient_id":"P1","name":"王芳","sex_code":"2","birth_date":null,"updated_at":"9999-12-31T23:59:59"}""", "impossible-date: updated_at")]
    [InlineData("""{"patient_id":"P1","name":"王芳","sex_code":"22","birth_date":null,"updated_at":"2026-03-02T09:00:00"}""", "text-too-long: sex_code")]
    [InlineData("""{"patient_id":"P1","name":"王芳","sex_code":"2","birth_date":null,"deleted":"7","updated_at":"2026-03-02T09:00:00"}""", "unlisted-status: deleted")]
    [InlineData("""{"patient_id":"P1","name":"王芳","sex_code":"2","birth_year":"many","birth_date":null,"updated_at":"2026-03-02T09:00:00"}""", "not-a-number: birth_year")]
    [InlineData("""{"patient_id":"P1","name":["王芳"],"sex_code":"2","birth_date":null,"updated_at":"2026-03-02T09:00:00"}""", "unreadable: name")]
    [InlineData("""{"patient_id":"P1","name":"王\uD800","sex_code":"2","birth_date":null,"updated_at":"2026-03-02T09:00:00"}""", "unreadable: name")]
    [InlineData("""{"patient_id":"P\u0000","name":"王芳","sex_code":"2","birth_date":null,"updated_at":"2026-03-02T09:00:00"}""", "unreadable: patient_id")]
    [InlineData("7", "not-a-row")]
    [InlineData("null", "not-a-row")]
    [InlineData("[]", "not-a-row")]
    public void A_row_that_does_not_is_told_why(string row, string reason)
    {
        var reading = Only("patient", row);

        Assert.Null(reading.Record);
        Assert.Equal(reason, reading.Fault!.ToString());
        Assert.Equal(row, Encoding.UTF8.GetString(reading.Raw.Span));
    }

    [Fact]
    public void A_reason_never_tells_what_stood_there()
    {
        var reading = Only("patient", $$"""{"patient_id":"P1","name":"{{new string('王', 51)}}","sex_code":"2","birth_date":null,"updated_at":"2026-03-02T09:00:00"}""");

        Assert.Equal("text-too-long: name", reading.Fault!.ToString());
    }

    [Fact]
    public void Fifty_characters_fit_where_fifty_are_allowed_also_when_each_takes_two_places()
    {
        Assert.NotNull(Only("patient", Good.Replace("王芳", string.Concat(Enumerable.Repeat("𠮷", 50)), StringComparison.Ordinal)).Record);
        Assert.NotNull(Only("patient", Good.Replace("王芳", string.Concat(Enumerable.Repeat("𠮷", 51)), StringComparison.Ordinal)).Fault);
    }

    [Theory]
    [InlineData("""{"status":"3"}""", "unlisted-status: status")]
    [InlineData("""{"status":"f"}""", "unlisted-status: status")]
    public void A_status_the_contract_does_not_list_is_not_taken(string with, string reason)
    {
        var row = """{"report_id":"L1","patient_id":"P1","visit_type":"1","name":"血常规","verified_at":null,"sensitive":"0","updated_at":"2026-03-02T09:00:00",""" + with[1..];

        Assert.Equal(reason, Only("lab_report", row).Fault!.ToString());
    }

    [Theory]
    [InlineData("2026-03-02T09:00:00", "2026-03-02T01:00:00Z")]
    [InlineData("2026-03-02 09:00:00", "2026-03-02T01:00:00Z")]
    [InlineData("2026-03-02T09:00", "2026-03-02T01:00:00Z")]
    [InlineData("2026-03-02T09:00:00+08:00", "2026-03-02T01:00:00Z")]
    [InlineData("2026-03-02T01:00:00Z", "2026-03-02T01:00:00Z")]
    [InlineData("2026-03-01T17:00:00-08:00", "2026-03-02T01:00:00Z")]
    [InlineData("2026-03-02T09:00:00.1234567", "2026-03-02T01:00:00.123456Z")]
    [InlineData("2026/3/2 09:00:00", "2026-03-02T01:00:00Z")]
    [InlineData("20260302 09:00:00", "2026-03-02T01:00:00Z")]
    [InlineData("2026-03-02", "2026-03-01T16:00:00Z")]
    public void Times_are_hospital_times_unless_they_say_otherwise(string text, string moment) =>
        Assert.Equal(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), Only("patient", Good.Replace("2026-03-02T09:00:00", text, StringComparison.Ordinal)).Record!.UpdatedAt);

    [Theory]
    [InlineData("1900-01-01")]
    [InlineData("1900-01-01T00:00:00")]
    [InlineData("")]
    public void The_first_of_1900_and_nothing_are_no_date(string text)
    {
        var record = Only("patient", Good.Replace("1985-03-07", text, StringComparison.Ordinal)).Record!;

        Assert.Null(record.Date("birth_date"));
        Assert.True(record.Has("birth_date"));
    }

    [Theory]
    [InlineData("身份证号不对", "无")]
    [InlineData("110101198503071111", "转8001")]
    public void Wrong_numbers_are_taken_as_they_are(string id, string phone)
    {
        var record = Only("patient", Good.Replace("}", $$""","id_type":"01","id_no":"{{id}}","phone":"{{phone}}"}""", StringComparison.Ordinal)).Record!;

        Assert.Equal((id, phone), (record.Text("id_no"), record.Text("phone")));
    }

    [Theory]
    [InlineData("12345", "12345")]
    [InlineData("true", "1")]
    [InlineData("false", "0")]
    [InlineData("\" 12345 \"", "12345")]
    public void What_is_no_text_is_taken_as_its_text(string value, string text) =>
        Assert.Equal(text, Only("patient", Good.Replace("\"P1\"", value, StringComparison.Ordinal)).Record!.RowKey);

    [Theory]
    [InlineData("12.345", "12.35")]
    [InlineData("-3", "-3")]
    [InlineData("\"1e2\"", "100")]
    [InlineData("0.10", "0.1")]
    public void Money_has_two_places(string value, string spelt)
    {
        var row = $$"""{"charge_id":"F1","patient_id":"P1","source":"1","charged_at":null,"item_name":"诊查费","amount":{{value}},"status":"1","updated_at":"2026-03-02T09:00:00"}""";

        Assert.Equal(spelt, Only("charge", row).Record!.Text("amount"));
    }

    [Theory]
    [InlineData("99999999999")]
    [InlineData("\"1,5\"")]
    [InlineData("\"NaN\"")]
    public void Money_that_is_none_is_not_taken(string value)
    {
        var row = $$"""{"charge_id":"F1","patient_id":"P1","source":"1","charged_at":null,"item_name":"诊查费","amount":{{value}},"status":"1","updated_at":"2026-03-02T09:00:00"}""";

        Assert.Equal("not-a-number: amount", Only("charge", row).Fault!.ToString());
    }

    [Fact]
    public void A_key_of_several_columns_is_one_text()
    {
        var record = Only("diagnosis", """{"visit_type":"1","visit_id":"V1","seq":2,"patient_id":"P1","name":"高血压","kind":"1","updated_at":"2026-03-02T09:00:00"}""").Record!;

        Assert.Equal("1\u001FV1\u001F2", record.RowKey);
    }

    [Fact]
    public void Columns_are_found_in_any_order_and_spelling_and_strange_ones_are_passed_over()
    {
        var record = Only("patient", """{"UPDATED_AT":"2026-03-02T09:00:00","more":{"of":["theirs"]},"Name":"王芳","BIRTH_DATE":null,"sex_code":"2","Patient_Id":"P1"}""").Record!;

        Assert.Equal(("P1", "王芳"), (record.RowKey, record.Text("name")));
    }

    [Fact]
    public void What_the_inbox_keeps_opens_to_the_same_row()
    {
        var record = Only("patient", Good.Replace("}", ""","phone":null,"allergy":"青霉素\"过敏\""}""", StringComparison.Ordinal)).Record!;
        var kept = new System.Buffers.ArrayBufferWriter<byte>();
        HisJson.Write(record, kept);

        var opened = HisJson.Open(record.View, record.RowKey, record.UpdatedAt, kept.WrittenSpan);

        Assert.All(record.View.Columns, column => Assert.Equal((record.Has(column), record[column]), (opened.Has(column), opened[column])));
    }

    [Theory]
    [InlineData("[]", 0)]
    [InlineData("[{},{},{}]", 3)]
    [InlineData("[1,[2,3],null]", 3)]
    [InlineData("{}", null)]
    [InlineData("7", null)]
    public void Rows_of_an_array_are_counted_before_any_is_read(string body, int? rows) => Assert.Equal(rows, HisJson.Count(Encoding.UTF8.GetBytes(body), 10));

    [Theory]
    [InlineData("")]
    [InlineData("[{}")]
    [InlineData("[{]")]
    [InlineData("[{}]]")]
    [InlineData("[{},]")]
    public void What_is_not_json_is_said_to_be_none(string body) => Assert.ThrowsAny<JsonException>(() => HisJson.Count(Encoding.UTF8.GetBytes(body), 10));

    [Fact]
    public void Cells_of_a_sheet_are_judged_alike()
    {
        var view = HisContract.Get("patient");

        var good = HisReader.Read(view, new Dictionary<string, string?> { ["PATIENT_ID"] = " P1 ", ["name"] = "王芳", ["sex_code"] = "2", ["birth_date"] = "1985/3/7", ["updated_at"] = "2026-03-02 09:00" });
        var bad = HisReader.Read(view, new Dictionary<string, string?> { ["patient_id"] = "P1" });

        Assert.Equal(("P1", new DateOnly(1985, 3, 7)), (good.Record!.RowKey, good.Record.Date("birth_date")!.Value));
        Assert.Equal("absent-column: name", bad.Fault!.ToString());
    }

    private static HisReading Only(string view, string row) => Assert.Single(FeedHospital.Read(view, $"[{row}]"));
}
