"""Dumps of databases as SQL: each dialect's quotes, and rows to the byte."""

import pytest

from tests.importer.readers.support import read, recognised

MYSQL = rb"""-- MySQL dump 10.13
/*!40101 SET NAMES utf8mb4 */;
DROP TABLE IF EXISTS `news`;
CREATE TABLE `news` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `title` varchar(50) NOT NULL DEFAULT 'none (yet)',
  `body` mediumtext,
  PRIMARY KEY (`id`), KEY `t` (`title`)
) ENGINE=InnoDB;
LOCK TABLES `news` WRITE;
INSERT INTO `news` VALUES (1,'The mayor\'s ferry','It came late.\r\n\r\nAgain; as ever (he said).'),(2,'Fog',NULL);
UNLOCK TABLES;
"""
POSTGRES = b"""--
-- PostgreSQL database dump
--
SET standard_conforming_strings = on;
CREATE TABLE public.news (id integer NOT NULL, title text, body text);
COPY public.news (id, title, body) FROM stdin;
1\tThe mayor's ferry\tIt came late.\\n\\nAgain; as ever.
2\tFog\t\\N
\\.
COPY public.counts (day, hits) FROM stdin;
2023-03-18\t7
\\.
"""
INSERTS = b"""SET standard_conforming_strings = on;
INSERT INTO public.news (id, title, body) VALUES (1, 'The mayor''s ferry', 'It lies in C:\\');
INSERT INTO public.news (id, title, body) VALUES (2, 'Fog', E'Fog lay\\non the bay.');
"""
SQLITE = b"""PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "news" (id INTEGER PRIMARY KEY, "title" TEXT, body TEXT);
INSERT INTO news VALUES(1,'The mayor''s ferry','It came late.');
COMMIT;
"""
SERVER = b"""USE [press]
GO
SET IDENTITY_INSERT [dbo].[news] ON
GO
INSERT [dbo].[news] ([id], [title], [body], [date])
VALUES (1, N'The mayor''s ferry', N'It came late.', CAST(N'2023-03-18T00:00:00.000' AS DateTime))
GO
"""


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        (MYSQL, [{"id": 1, "title": "The mayor's ferry", "body": "It came late.\r\n\r\nAgain; as ever (he said)."},
                 {"id": 2, "title": "Fog"}]),
        (POSTGRES, [{"id": "1", "title": "The mayor's ferry", "body": "It came late.\n\nAgain; as ever."},
                    {"id": "2", "title": "Fog"}]),
        (INSERTS, [{"id": 1, "title": "The mayor's ferry", "body": "It lies in C:\\"},
                   {"id": 2, "title": "Fog", "body": "Fog lay\non the bay."}]),
        (SQLITE, [{"id": 1, "title": "The mayor's ferry", "body": "It came late."}]),
        (SERVER, [{"id": 1, "title": "The mayor's ferry", "body": "It came late.", "date": "2023-03-18T00:00:00.000"}]),
        (MYSQL.decode().encode("utf-16"), [
            {"id": 1, "title": "The mayor's ferry", "body": "It came late.\r\n\r\nAgain; as ever (he said)."},
            {"id": 2, "title": "Fog"}]),
    ],
)  # fmt: skip
def test_each_row_is_a_record(data: bytes, rows: list[dict[str, object]]) -> None:
    found = read(data)
    assert found.reader == "SQL"
    assert found.fields == rows
    assert found.problems == []


def test_a_row_s_bytes_are_its_own() -> None:
    assert [record.raw for record in read(MYSQL).records][1] == b"(2,'Fog',NULL)"


def test_a_table_without_articles_is_told_once() -> None:
    assert [skipped.reason for skipped in read(POSTGRES).skipped] == ["A table without articles"]


def test_a_schema_alone_holds_no_articles() -> None:
    found = read(b"CREATE TABLE news (id INT, title TEXT, body TEXT);\n")
    assert [skipped.reason for skipped in found.skipped] == ["A schema without rows"]


@pytest.mark.parametrize("cut", range(MYSQL.index(b"(2,") + 1, MYSQL.index(b"(2,") + 12, 3))
def test_a_row_that_is_cut_off_is_told(cut: int) -> None:
    found = read(MYSQL[:cut], "SQL")
    assert len(found.records) + len(found.problems) == 2


@pytest.mark.parametrize(
    "data",
    [
        b"-- a dash and a page of text\n\nThe mayor inserts nothing into values.",
        b"Create a table of values (the old way) and insert into it what you like.",
        b"BEGIN\nINSERT a coin and press the button",
        b'{"sql": "INSERT INTO a VALUES (1)"}',
    ],
)
def test_prose_is_no_sql(data: bytes) -> None:
    assert recognised(data) != "SQL"
