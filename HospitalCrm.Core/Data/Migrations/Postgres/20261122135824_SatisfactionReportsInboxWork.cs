using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SatisfactionReportsInboxWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_InboundMessages_PatientId",
                table: "InboundMessages");

            migrationBuilder.AddColumn<bool>(
                name: "IsReportReader",
                table: "Staff",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "AnswerId",
                table: "InboundMessages",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "AssignedAt",
                table: "InboundMessages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AssignedTo",
                table: "InboundMessages",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Note",
                table: "InboundMessages",
                type: "bytea",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DailyFigures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Code = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Value = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: false),
                    AsOf = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DailyFigures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LeaderReports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Recipients = table.Column<int>(type: "integer", nullable: false),
                    Missing = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeaderReports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SmsRatings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MessageId = table.Column<Guid>(type: "uuid", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: true),
                    EncounterId = table.Column<Guid>(type: "uuid", nullable: true),
                    DepartmentCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    LeftOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AskedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Score = table.Column<int>(type: "integer", nullable: true),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SmsRatings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SmsRatings_Encounters_EncounterId",
                        column: x => x.EncounterId,
                        principalTable: "Encounters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SmsRatings_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SmsRatingAnswers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RatingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Score = table.Column<int>(type: "integer", nullable: false),
                    ReplyId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SmsRatingAnswers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SmsRatingAnswers_SmsRatings_RatingId",
                        column: x => x.RatingId,
                        principalTable: "SmsRatings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_InboundMessages_PatientId_At",
                table: "InboundMessages",
                columns: new[] { "PatientId", "At" },
                filter: "\"PatientId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DailyFigures_On_Code_SourceCode",
                table: "DailyFigures",
                columns: new[] { "On", "Code", "SourceCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LeaderReports_On",
                table: "LeaderReports",
                column: "On",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SmsRatingAnswers_RatingId",
                table: "SmsRatingAnswers",
                column: "RatingId");

            migrationBuilder.CreateIndex(
                name: "IX_SmsRatingAnswers_ReplyId",
                table: "SmsRatingAnswers",
                column: "ReplyId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SmsRatings_AskedOn_DepartmentCode_Score",
                table: "SmsRatings",
                columns: new[] { "AskedOn", "DepartmentCode", "Score" });

            migrationBuilder.CreateIndex(
                name: "IX_SmsRatings_EncounterId",
                table: "SmsRatings",
                column: "EncounterId");

            migrationBuilder.CreateIndex(
                name: "IX_SmsRatings_MessageId",
                table: "SmsRatings",
                column: "MessageId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SmsRatings_PatientId",
                table: "SmsRatings",
                column: "PatientId");

            // What the HIS told before there was a room for it.
            migrationBuilder.Sql("UPDATE \"HisRows\" SET \"State\" = 'Pending' WHERE \"View\" = 'daily_indicator' AND \"State\" = 'Kept';");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DailyFigures");

            migrationBuilder.DropTable(
                name: "LeaderReports");

            migrationBuilder.DropTable(
                name: "SmsRatingAnswers");

            migrationBuilder.DropTable(
                name: "SmsRatings");

            migrationBuilder.DropIndex(
                name: "IX_InboundMessages_PatientId_At",
                table: "InboundMessages");

            migrationBuilder.DropColumn(
                name: "IsReportReader",
                table: "Staff");

            migrationBuilder.DropColumn(
                name: "AnswerId",
                table: "InboundMessages");

            migrationBuilder.DropColumn(
                name: "AssignedAt",
                table: "InboundMessages");

            migrationBuilder.DropColumn(
                name: "AssignedTo",
                table: "InboundMessages");

            migrationBuilder.DropColumn(
                name: "Note",
                table: "InboundMessages");

            migrationBuilder.CreateIndex(
                name: "IX_InboundMessages_PatientId",
                table: "InboundMessages",
                column: "PatientId");
        }
    }
}
