using System.Net;
using System.Text;
using static HospitalCrm.Web.Tests.Hosting.CommandProcess;

namespace HospitalCrm.Web.Tests.Hosting;

/// <summary><c>crm his check</c> and <c>crm his play</c>, as an information office runs them.</summary>
public sealed class HisVerbTests : IDisposable
{
    private const string Patients =
        """
        patient_id,mrn,name,sex_code,birth_date,id_no,phone,address,updated_at,colour
        P1,B001,王芳,男,1990-01-01,11010119900307775X,13800138000,北京市朝阳区和平路12号,2026-03-01T08:00:00,red
        P2,B002,欧阳思远,1,1990-02-31,110101199003077751,12345678901234567890,,2026-03-02T08:00:00,
        ,B003,李四,2,,,无,,2026-03-03T08:00:00,
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("crm-his-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_folder_is_looked_through_and_nobody_is_shown_in_clear()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "crm_v_patient.csv"), Patients);
        await File.WriteAllTextAsync(Path.Combine(_folder, "dept.csv"), "dept_code,name,enabled,updated_at\n1001,心内科,1,2026-03-01\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "notes.txt"), "x");

        var (exit, output, errors) = await RunAsync("", "his", "check", _folder);

        Assert.Equal((0, ""), (exit, errors));
        Assert.All(
            [
                "patient: 3 rows, 2 to quarantine, newest 2026-03-01T08:00:00", "  unknown columns, ignored: colour", "  empty patient_id: 1 (33.3 %)", "  quarantine impossible-date: birth_date: 1 (33.3 %)",
                "  unmapped code GB/T 2261.1 '男': 1", "dept: 1 rows, 0 to quarantine", "charge: absent", "notes.txt: not a view of the contract, ignored", "2 of 23 views present",
            ],
            line => Assert.Contains(line, output, StringComparison.Ordinal));
        Assert.Equal(3, output.Split('\n').Count(line => line.StartsWith("  sample patient", StringComparison.Ordinal) || line.StartsWith("  sample mrn", StringComparison.Ordinal)));
        Assert.All(["王芳", "欧阳思远", "李四", "13800138000", "11010119900307775X", "110101199003077751", "和平路", "B001"], secret => Assert.DoesNotContain(secret, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_required_column_and_a_file_that_cannot_be_read_fail_and_are_named()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "patient.csv"), "patient_id,name\nP1,王芳\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "charge.csv"), "charge_id,\"cut off");
        await File.WriteAllTextAsync(Path.Combine(_folder, "dept.xlsx"), "PK and no more");

        var (exit, output, _) = await RunAsync("", "his", "check", _folder);

        Assert.Equal(1, exit);
        Assert.Contains("  MISSING required columns: sex_code birth_date updated_at", output, StringComparison.Ordinal);
        Assert.Contains("charge: cannot be read: Integration.FileCutOff", output, StringComparison.Ordinal);
        Assert.Contains("dept: cannot be read: Settings.FileUnreadable", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_any_view_fails()
    {
        var (exit, _, errors) = await RunAsync("", "his", "check", _folder);

        Assert.Equal(1, exit);
        Assert.Contains("there is no view of the contract", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, 0, "patient: 3 rows", "")]
    [InlineData(500, 1, "", "answers 500")]
    public async Task What_a_hospital_publishes_at_an_address_is_looked_through_too(int status, int expected, string said, string complaint)
    {
        using var listener = new HttpListener();
        var address = Serve(listener, status);

        var (exit, output, errors) = await RunAsync("", "his", "check", address);

        Assert.Equal(expected, exit);
        Assert.Contains(said, output, StringComparison.Ordinal);
        Assert.Contains(complaint, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_nobody_answers_at_fails_in_words()
    {
        var (exit, _, errors) = await RunAsync("", "his", "check", "http://127.0.0.1:1");

        Assert.Equal(1, exit);
        Assert.Contains("cannot be reached", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_play_told_twice_is_news_once()
    {
        await using var product = await ServedProduct.StartAsync();
        string[] play = ["his", "play", "--to", product.Address.AbsoluteUri, "--key", ServedProduct.ApiKey, "--seed", "3", "--turns", "40", "--start", "2026-03-02T01:00:00Z"];

        var first = await RunAsync("", play);
        var second = await RunAsync("", play);
        var stranger = await RunAsync("", [.. play[..4], "--key", "no-such-key", .. play[6..]]);

        Assert.Equal((0, ""), (first.Exit, first.Errors));
        Assert.Matches(@"\n[0-9]+ rows: [1-9][0-9]* accepted, ", first.Output);
        Assert.Matches(@"\n[0-9]+ rows: 0 accepted, ", second.Output);
        Assert.Equal(1, stranger.Exit);
        Assert.Contains("the server answers 401", stranger.Errors, StringComparison.Ordinal);
    }

    /// <summary>One view at an address, and nothing else.</summary>
    private static string Serve(HttpListener listener, int status)
    {
        var address = $"http://127.0.0.1:{FreePort()}/";
        listener.Prefixes.Add(address);
        listener.Start();
        _ = AnswerAsync(listener, status);
        return address;
    }

    private static async Task AnswerAsync(HttpListener listener, int status)
    {
        try
        {
            while (true)
            {
                var asked = await listener.GetContextAsync();
                var isThere = asked.Request.Url!.AbsolutePath == "/patient.csv";
                asked.Response.StatusCode = isThere ? status : 404;
                if (isThere && status == 200)
                {
                    await asked.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Patients));
                }

                asked.Response.Close();
            }
        }
        catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
        {
            return;
        }
    }

    private static int FreePort()
    {
        using var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }
}
