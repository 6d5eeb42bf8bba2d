using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Education : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "EducationCampaigns",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubjectId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SmsText = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Category = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Audiences = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StartedBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    NotBefore = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CursorAudience = table.Column<int>(type: "INTEGER", nullable: false),
                    CursorDisease = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    CursorSource = table.Column<int>(type: "INTEGER", nullable: false),
                    CursorAfter = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Holder = table.Column<byte[]>(type: "BLOB", nullable: true),
                    LeaseUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EducationCampaigns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EducationTopics",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    SetBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    SetAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Audiences = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    AudienceCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EducationTopics", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ExamOrders",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 1, nullable: true),
                    ItemCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    OrderedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DepartmentCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    DoctorNo = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    ExecDepartmentCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    PlannedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    IsPaid = table.Column<bool>(type: "INTEGER", nullable: true),
                    IsDone = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsOutpatient = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    PatientId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SourceCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    SourceKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    VisitKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExamOrders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExamOrders_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CampaignMarks",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SubjectId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CampaignId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PatientId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    End = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    MessageId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignMarks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CampaignMarks_EducationCampaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "EducationCampaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CampaignMarks_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EducationArticles",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TopicId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    SmsText = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    WrittenBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    JudgedBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    JudgedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Why = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EducationArticles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EducationArticles_EducationTopics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "EducationTopics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Lectures",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Topic = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Speaker = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    StartsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Seats = table.Column<int>(type: "INTEGER", nullable: false),
                    Taken = table.Column<int>(type: "INTEGER", nullable: false),
                    AudienceOf = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DepartmentCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    AnnouncedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Changes = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CancelledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Why = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Lectures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Lectures_EducationTopics_AudienceOf",
                        column: x => x.AudienceOf,
                        principalTable: "EducationTopics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LectureSignUps",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LectureId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PatientId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Door = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LectureSignUps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LectureSignUps_Lectures_LectureId",
                        column: x => x.LectureId,
                        principalTable: "Lectures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LectureSignUps_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CampaignMarks_CampaignId_End_MessageId",
                table: "CampaignMarks",
                columns: new[] { "CampaignId", "End", "MessageId" });

            migrationBuilder.CreateIndex(
                name: "IX_CampaignMarks_PatientId",
                table: "CampaignMarks",
                column: "PatientId");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignMarks_SubjectId_PersonId",
                table: "CampaignMarks",
                columns: new[] { "SubjectId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EducationArticles_TopicId",
                table: "EducationArticles",
                column: "TopicId");

            migrationBuilder.CreateIndex(
                name: "IX_EducationCampaigns_Open",
                table: "EducationCampaigns",
                column: "SubjectId",
                unique: true,
                filter: "\"State\" IN ('Running', 'Paused')");

            migrationBuilder.CreateIndex(
                name: "IX_EducationCampaigns_SubjectId_StartedAt",
                table: "EducationCampaigns",
                columns: new[] { "SubjectId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_EducationTopics_Number",
                table: "EducationTopics",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ExamOrders_OrderedAt",
                table: "ExamOrders",
                column: "OrderedAt");

            migrationBuilder.CreateIndex(
                name: "IX_ExamOrders_PatientId_OrderedAt",
                table: "ExamOrders",
                columns: new[] { "PatientId", "OrderedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ExamOrders_SourceCode_SourceKey",
                table: "ExamOrders",
                columns: new[] { "SourceCode", "SourceKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Lectures_AudienceOf",
                table: "Lectures",
                column: "AudienceOf");

            migrationBuilder.CreateIndex(
                name: "IX_Lectures_StartsAt",
                table: "Lectures",
                column: "StartsAt");

            migrationBuilder.CreateIndex(
                name: "IX_LectureSignUps_LectureId_PatientId",
                table: "LectureSignUps",
                columns: new[] { "LectureId", "PatientId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LectureSignUps_PatientId",
                table: "LectureSignUps",
                column: "PatientId");

            // Rows that were kept until there was somewhere to put them.
            migrationBuilder.Sql("UPDATE \"HisRows\" SET \"State\" = 'Pending' WHERE \"View\" = 'exam_order' AND \"State\" = 'Kept'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CampaignMarks");

            migrationBuilder.DropTable(
                name: "EducationArticles");

            migrationBuilder.DropTable(
                name: "ExamOrders");

            migrationBuilder.DropTable(
                name: "LectureSignUps");

            migrationBuilder.DropTable(
                name: "EducationCampaigns");

            migrationBuilder.DropTable(
                name: "Lectures");

            migrationBuilder.DropTable(
                name: "EducationTopics");
        }
    }
}
