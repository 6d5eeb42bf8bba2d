using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Browser.Tests.Rig;

namespace Browser.Tests.Integration;

/// <summary>What a HIS does at the doors, and how a clerk finds what became of it.</summary>
internal static partial class HisDoors
{
    /// <summary>The code of the demo key's system.</summary>
    public const string System = "demo";

    /// <summary>A number no other row has.</summary>
    public static string Number(string prefix) => prefix + Guid.NewGuid().ToString("N")[..10].ToUpperInvariant();

    public static async Task<JsonElement> PushAsync(Product product, string view, params Dictionary<string, object?>[] rows)
    {
        using var http = new HttpClient { BaseAddress = new(product.Address) };
        http.DefaultRequestHeaders.Add("X-Api-Key", Product.ApiKey);
        using var answer = await http.PostAsJsonAsync($"/api/v1/his/{view}", rows);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static Dictionary<string, object?> Person(string id, string name, string birth, string phone, string? ethnic = null) => new(StringComparer.Ordinal)
    {
        ["patient_id"] = id,
        ["name"] = name,
        ["sex_code"] = "2",
        ["birth_date"] = birth,
        ["phone"] = phone,
        ["ethnic_code"] = ethnic,
        ["updated_at"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
    };

    /// <summary>Looks until the rows have reached the archives.</summary>
    public static async Task<string> ArchiveOfAsync(Desk clerk, string phone)
    {
        for (var look = 0; look < 40; look++)
        {
            await clerk.GoAsync("/patients");
            await Expect(clerk["list-row"].First).ToBeVisibleAsync();
            await clerk["filter-phone"].FillAsync(phone);
            await clerk["list-query"].ClickAsync();
            await Expect(clerk["list-total"]).ToHaveAttributeAsync("data-value", NoneOrOne());
            if (await clerk["list-row"].CountAsync() == 1)
            {
                return "/patients/" + await clerk["list-row"].GetAttributeAsync("data-key");
            }

            await clerk.Page.WaitForTimeoutAsync(250);
        }

        throw new InvalidOperationException("Nobody with this number came into the archives.");
    }

    /// <summary>A workbook with one sheet of texts.</summary>
    public static byte[] Workbook(params string[][] rows)
    {
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
            Put(zip, "_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Put(zip, "xl/workbook.xml", $"<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            Put(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            Put(zip, "xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{main}\"><sheetData>{string.Concat(rows.Select(Row))}</sheetData></worksheet>");
        }

        return file.ToArray();
    }

    public static byte[] Csv(params string[][] rows) => Encoding.UTF8.GetBytes(string.Concat(rows.Select(row => string.Join(',', row) + "\r\n")));

    private static string Row(string[] cells, int at) =>
        $"<row r=\"{at + 1}\">{string.Concat(cells.Select((cell, column) => $"<c r=\"{(char)('A' + column)}{at + 1}\" t=\"inlineStr\"><is><t>{WebUtility.HtmlEncode(cell)}</t></is></c>"))}</row>";

    private static void Put(ZipArchive zip, string name, string text)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }

    [GeneratedRegex("^[01]$")]
    private static partial Regex NoneOrOne();
}
